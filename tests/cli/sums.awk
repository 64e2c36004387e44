# sums.awk - revenue per person and quarter from the demonstration's own files,
# by hand and in cents: won deals, converted, split as credit.csv says.
#   awk -F, -f sums.awk person.csv credit.csv deal.csv
BEGIN { rate["CNY"] = 100; rate["USD"] = 710; rate["EUR"] = 780 }
FILENAME ~ /person/ { name[$1] = $2 }
FILENAME ~ /credit/ && FNR > 1 {
	deal = substr($1, 5)
	share = $3 ~ /%/ ? $3 + 0 : $3 * 100
	parts[deal] = parts[deal] " " $2 " " share
}
FILENAME ~ /deal/ && $6 == "won" {
	split($11, d, "-")
	quarter = d[1] "Q" int((d[2] + 2) / 3)
	cents = int($7 * 100 + 0.5) * rate[$8] / 100
	n = split(parts[$1] == "" ? $4 " 100" : parts[$1], p, " ")
	for (i = 1; i <= n; i += 2)
		sum[name[p[i]] "\t" quarter] += cents * p[i + 1] / 100
}
END {
	for (k in sum)
		printf "%s\t%.2f\n", k, sum[k] / 100
}
