-- What explains one line of pay, or shows one deal, is found by an index: the
-- credits of a person, and the deal that a customer's deal followed.

CREATE INDEX credit_person ON credit (person);

-- The newest first of the days is looked for: not each deal of the customer.
DROP INDEX deal_customer;
CREATE INDEX deal_customer ON deal (customer, closed_on);
