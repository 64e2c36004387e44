-- What a cap kept apart is paid by an adjustment that says so.

ALTER TABLE adjustment ADD COLUMN account TEXT;      -- it moves; NULL: an expense of its own
