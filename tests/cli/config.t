# What is preferred stands in config.yaml: the department's, one's own, the
# machine's. `config list --origin` shows what is in force and who says it.
$ unset COLUMNS SALESCTL_HINTS; export LC_ALL=en_US.UTF-8 XDG_CONFIG_DIRS=$HOME/etc
$ salesctl init sales -q --name 'East sales' --currency CNY
$ cd sales && salesctl person add 李娜 code=lina -q && salesctl customer add 北京字节 owner=lina -q
$ salesctl deal add 年框 customer=北京字节 owner=lina amount=10万 -q
$ salesctl config list --origin -F table
SETTING          VALUE        SAID IN
---------------  -----------  --------
user.editor      vi           built in
ui.lang          en_US.UTF-8  $LC_ALL
ui.color         auto         built in
ui.width         auto         built in
ui.pager         less -FRX    built in
ui.hints         auto         built in
store.lock_wait  10s          built in
$ head -n 6 .salesctl/config.yaml
# What everybody in this department prefers; it goes before what each of them
# prefers. What the business decides is in policy.yaml. All are shown with what
# holds without them (salesctl help settings).
# user.editor: vi   # what 'config edit' opens a file with
# ui.lang: en   # language of messages: en, zh_CN
# ui.color: auto   # auto, always or never
$ salesctl config check | sed "s|$HOME|~|g"
~/sales/.salesctl/config.yaml: no errors

# The nearer goes before the farther: machine, oneself, department,
# environment, -c, options.
$ salesctl config set --level user ui.color always -q; mkdir -p ../etc/salesctl
$ cat > ../etc/salesctl/config.yaml <<'E'
> ui: { color: never, pager: more }
> store: { lock_wait: 1s }
> E
$ salesctl config set ui.width 60 --level department -q
$ export VISUAL=nano NO_COLOR=1
$ salesctl config list --all -c ui.width=70 -F tsv | sed "s|$HOME|~|g"
key	value	origin	state
user.editor	nano	$VISUAL	in_force
user.editor	vi	built_in	overridden
ui.lang	en_US.UTF-8	$LC_ALL	in_force
ui.lang	en	built_in	overridden
ui.color	never	$NO_COLOR	in_force
ui.color	always	~/.config/salesctl/config.yaml:2	overridden
ui.color	never	~/etc/salesctl/config.yaml:1	overridden
ui.color	auto	built_in	overridden
ui.width	70	-c	in_force
ui.width	60	~/sales/.salesctl/config.yaml:15	overridden
ui.width	auto	built_in	overridden
ui.pager	more	~/etc/salesctl/config.yaml:1	in_force
ui.pager	less -FRX	built_in	overridden
ui.hints	auto	built_in	in_force
store.lock_wait	1s	~/etc/salesctl/config.yaml:2	in_force
store.lock_wait	10s	built_in	overridden
$ salesctl deal list --fields id,amount -F table -q | cat -v
ID          AMOUNT
------  ----------
D-0001  100,000.00
$ unset NO_COLOR; salesctl deal list --fields id,amount -F table -q | cat -v
^[[1mID          AMOUNT^[[0m
------  ----------
D-0001  100,000.00
$ salesctl deal list --fields id,amount -F table -q --color never | cat -v
ID          AMOUNT
------  ----------
D-0001  100,000.00
$ salesctl config list --origin --no-config ui.color
key	value	origin
ui.color	auto	built_in
$ SALESCTL_NO_CONFIG=1 salesctl config list --origin ui.color
key	value	origin
ui.color	auto	built_in
$ unset VISUAL; salesctl config path -F tsv | sed "s|$HOME|~|g"
level	path	state
department	~/sales/.salesctl/config.yaml	read
user	~/.config/salesctl/config.yaml	read
system	~/etc/salesctl/config.yaml	read
system	/etc/salesctl/config.yaml	absent

# Writing one setting leaves the rest of a file as a person wrote it.
$ cat > mine.yaml <<'E'
> # mine
> user:   { person: lina }   # since May
> output: { format: { deal: csv } }
> trusted:
>   - /srv/sales
> E
$ cp mine.yaml ../.config/salesctl/config.yaml
$ salesctl config set output.format.person jsonl | sed "s|$HOME|~|g"
wrote output.format.person: jsonl to ~/.config/salesctl/config.yaml
$ salesctl config set store.lock_wait 5m -q && salesctl config set trusted /srv/b -q
$ salesctl config unset user.person -q; cat ../.config/salesctl/config.yaml
# mine
user:   {}   # since May
output: { format: {person: jsonl,  deal: csv } }
trusted:
  - /srv/b
  - /srv/sales
store:
  lock_wait: 5m
$ salesctl config get store.lock_wait
5m
$ salesctl config get trusted
/srv/b
/srv/sales
$ salesctl config get user.person
[1]
$ salesctl config unset user.person 2>&1 | sed "s|$HOME|~|g"
salesctl: config unset: ~/.config/salesctl/config.yaml: 'user.person' is not set there
$ salesctl config set ui.pager cat -q; PAGER=less salesctl config set ui.pager more 2>&1 | sed "s|$HOME|~|g"
note: 'less' is in force nevertheless, said in $PAGER
wrote ui.pager: more to ~/.config/salesctl/config.yaml

# What can't be is refused, with what was probably meant.
$ export SALESCTL_HINTS=always
$ salesctl config set ui.colour never
salesctl: config set: there is no setting 'ui.colour'
hint: did you mean 'ui.color'?
[2]
$ salesctl config set ui.color nevr
salesctl: config set: ui.color: expected auto | always | never, got 'nevr'
hint: did you mean 'never'?
[2]
$ salesctl config set ui never
salesctl: config set: 'ui' is a section, not a setting
hint: salesctl help settings
[2]
$ salesctl config set store.lock_wait soon
salesctl: config set: store.lock_wait: 'soon' is not a duration
hint: durations are written 0, 250ms, 10s, 5m or 1h
[2]
$ salesctl config set user.person lina --level department
salesctl: config set: user.person: a department can't say this for everybody: it belongs in your own file
[2]
$ salesctl config get alias
salesctl: config get: 'alias' is a section, not a setting
hint: did you mean 'alias.NAME'?
[2]
$ salesctl -c ui.color deal list
salesctl: -c takes KEY=VALUE, not 'ui.color'
[2]
$ salesctl -c ui.colr=never deal list
salesctl: there is no setting 'ui.colr'
hint: did you mean 'ui.color'?
[2]
$ salesctl -c ui.width=3 deal list
salesctl: -c ui.width: a width is 'none' or a number from 20 on, not '3'
[2]
$ salesctl config list nothing
salesctl: config list: there is no setting 'nothing'
hint: salesctl help settings
[2]

# A file with faults says all of them, with line and column. Only unknown keys
# are let pass, with a warning, for another version of salesctl may know them.
$ cat > ../.config/salesctl/config.yaml <<'E'
> ui:
>   colour: never
>   color: blau
>   width: 5
>   pager: [ less, -R ]
>   hints: ''
> ui.color: never
> output: { format: { deal: xls }, formt: { deal: csv } }
> store: { lock_wait: bald }
> repo: { default: sales }
> report: { period: 2026Q5 }
> shell: { prompt: yes }
> alias: { deal: x, 'a b': y, wk: "report 'weekly", b: wk, c: b }
> E
$ salesctl deal list 2>&1 | sed "s|$HOME|~|g"
~/.config/salesctl/config.yaml:2:3: warning: ui.colour: there is no such setting (did you mean 'ui.color'?)
~/.config/salesctl/config.yaml:3:10: error: ui.color: expected auto | always | never, got 'blau'
~/.config/salesctl/config.yaml:4:10: error: ui.width: a width is 'none' or a number from 20 on, not '5'
~/.config/salesctl/config.yaml:5:12: error: ui.pager: expected one text, got a list
~/.config/salesctl/config.yaml:6:10: error: ui.hints: expected auto | always | never, got ''
~/.config/salesctl/config.yaml:8:27: error: output.format.deal: expected table | tsv | csv | json | jsonl | ids | text | md, got 'xls'
~/.config/salesctl/config.yaml:8:43: warning: output.formt.deal: there is no such setting (did you mean 'output.format.deal'?)
~/.config/salesctl/config.yaml:9:21: error: store.lock_wait: 'bald' is not a duration
~/.config/salesctl/config.yaml:10:18: error: repo.default: expected a whole path such as /srv/sales or ~/sales, got 'sales'
~/.config/salesctl/config.yaml:11:19: error: report.period: '2026Q5': a year has quarters Q1 to Q4
~/.config/salesctl/config.yaml:12:10: warning: shell.prompt: there is no such setting (salesctl help settings lists them)
~/.config/salesctl/config.yaml:13:16: warning: alias.deal: 'deal' is a command already: no alias can replace it
~/.config/salesctl/config.yaml:13:26: warning: alias.a b: an alias is named by letters, digits, '-' and '_', not 'a b'
salesctl: deal list: the settings have errors (8); nothing was done
hint: salesctl config check
$ salesctl deal list > said 2>&1
[78]
$ salesctl deal list --errors json 2>&1 | head -n 2 | sed "s|$HOME|~|g"
{"level":"warning","code":"config.setting","file":"~/.config/salesctl/config.yaml","line":2,"column":3,"field":"ui.colour","value":"never","message":"there is no such setting","suggest":"ui.color"}
{"level":"error","code":"config.setting","file":"~/.config/salesctl/config.yaml","line":3,"column":10,"field":"ui.color","value":"blau","message":"expected auto | always | never, got 'blau'"}
$ salesctl config check 2>&1 | sed "s|$HOME|~|g" | grep -c error:
16
$ salesctl deal list --no-config --fields id,amount
id	amount
D-0001	100000.00
$ salesctl config list ui.color 2>&1 | tail -n 2
salesctl: config list: the settings have errors (8); nothing was done
hint: salesctl config check
$ salesctl version -q && salesctl deal list -h | head -n 1
salesctl 0.1.0
usage: salesctl deal list [SELECTOR...] [OPTION...]
$ printf 'ui: {colour: never}\n' > ../.config/salesctl/config.yaml
$ salesctl deal list --fields id 2>&1 | sed "s|$HOME|~|g"
~/.config/salesctl/config.yaml:1:6: warning: ui.colour: there is no such setting (did you mean 'ui.color'?)
id
D-0001
$ salesctl config check 2>&1 | sed "s|$HOME|~|g"
~/.config/salesctl/config.yaml:1:6: error: ui.colour: there is no such setting (did you mean 'ui.color'?)
salesctl: config check: the settings have errors (1)
$ printf 'ui: &x {color: never}\n---\nui: [\n' > ../.config/salesctl/config.yaml
$ salesctl deal list 2>&1 | sed "s|$HOME|~|g"
~/.config/salesctl/config.yaml:1:5: error: this YAML has no anchors: take '&x' out
~/.config/salesctl/config.yaml:2:1: error: a file holds one document: a second one starts here
salesctl: deal list: the settings have errors (2); nothing was done
hint: salesctl config check
$ salesctl config set ui.color auto 2>&1 | sed "s|$HOME|~|g"
~/.config/salesctl/config.yaml:1:5: error: this YAML has no anchors: take '&x' out
~/.config/salesctl/config.yaml:2:1: error: a file holds one document: a second one starts here
salesctl: config set: the settings in '~/.config/salesctl/config.yaml' have errors (2)
$ printf 'user: {person: lina}\n' >> .salesctl/config.yaml; rm ../.config/salesctl/config.yaml
$ salesctl deal list 2>&1 | sed "s|$HOME|~|g"
~/sales/.salesctl/config.yaml:16:16: error: user.person: a department can't say this for everybody: it belongs in your own file
salesctl: deal list: the settings have errors (1); nothing was done
hint: salesctl config check
$ sed -i '/^user:/d' .salesctl/config.yaml
$ salesctl config check no-such.yaml
salesctl: config check: there is no file 'no-such.yaml'
[66]
$ salesctl config check mine.yaml
mine.yaml: no errors

# In an editor: what has faults is not kept.
$ cat > ed <<'E'
> #!/bin/sh
> sed 's/^# ui.color:.*/ui.color: never/; s/^never/auto/' "$1" > "$1.new" && mv "$1.new" "$1"
> E
$ chmod +x ed; export EDITOR="$PWD/ed"
$ salesctl config edit && grep -v '^#' ../.config/salesctl/config.yaml
ui.color: never
$ EDITOR=true salesctl config edit
nothing was changed
$ EDITOR=false salesctl config edit
salesctl: config edit: the editor 'false' failed; nothing was changed
[69]
$ EDITOR="sed -i 's/never/nie/'" salesctl config edit 2>&1 | sed "s|$HOME|~|g; s|yaml\.[A-Za-z0-9]*\.yaml|yaml.DRAFT.yaml|"
~/.config/salesctl/config.yaml:5:11: error: ui.color: expected auto | always | never, got 'nie'
salesctl: config edit: the settings have errors (1); nothing was changed, the text is in ~/.config/salesctl/config.yaml.DRAFT.yaml
$ EDITOR="sed -i 's/never/nie/'" on_tty -i n salesctl config edit | sed "s|$HOME|~|g; s|yaml\.[A-Za-z0-9]*\.yaml|yaml.DRAFT.yaml|"
~/.config/salesctl/config.yaml:5:11: error: ui.color: expected auto | always | never, got 'nie'
Edit again? [y/N] n
salesctl: config edit: the settings have errors (1); nothing was changed, the text is in ~/.config/salesctl/config.yaml.DRAFT.yaml
$ grep -v '^#' ../.config/salesctl/config.yaml; rm ../.config/salesctl/*
ui.color: never

# What the settings do.
$ salesctl help settings | grep ui.color
setting by its path: 'ui: {color: never}' sets ui.color. The strongest first:
  ui.color WHEN                 auto, always or never
$ salesctl -c output.format.deal=csv deal list --fields id,amount
id,amount
D-0001,100000.00
$ SALESCTL_FORMAT=jsonl salesctl -c output.format.deal=csv deal list --fields id,amount
id,amount
D-0001,100000.00
$ salesctl -c output.format.deal=csv deal list --fields id,amount -F ids
D-0001
$ salesctl -c output.format.deal=json deal edit D-1 amount=11万
changed D-0001 amount 100,000.00 -> 110,000.00
op 5  (undo: salesctl undo)
$ salesctl -c output.format.report=md report weekly -p 2026-W27 | head -n 1
# Weekly report 2026-W27 (2026-06-29 to 2026-07-05)
$ salesctl -c report.period=2026-W20 report weekly | head -n 1
Weekly report 2026-W20 (2026-05-11 to 2026-05-17)                   East sales
$ salesctl -c report.period=2026-W20 report weekly -p 2026-W21 | head -n 1
Weekly report 2026-W21 (2026-05-18 to 2026-05-24)                   East sales
$ salesctl -c user.person=lina deal edit D-1 amount=12万 -q; salesctl log --limit 1 -F jsonl | jq -c .person
{"code":"lina","name":"李娜"}
$ salesctl -c ui.lang=zh_CN deal lsit
salesctl: deal: “lsit”不是 deal 的动词
提示：您是否要用“salesctl deal list”？
[2]
$ cd / && salesctl -c repo.default=~/sales deal list -F ids; salesctl -c repo.default=/no deal list
D-0001
salesctl: deal list: there is no department in '/no' (named by repo.default)
hint: salesctl init /no
[66]
$ cd ~/sales; salesctl -c ui.hints=never deal lsit
salesctl: deal: 'lsit' is not a verb of deal
[2]

# Commands of one's own. They stand for the words of a command, and can be
# narrowed further; no command of salesctl's is hidden by one.
$ salesctl alias set mine "deal list owner:李娜 'stage:open' --fields id,amount" -q
$ salesctl mine
id	amount
D-0001	120000.00
$ salesctl mine amount:1亿..
id	amount
$ salesctl -q mine --sort -amount -F jsonl
{"id":"D-0001","amount":"120000.00"}
$ salesctl log --limit 1 -F jsonl -c alias.l='log --limit 0' | jq -r .command
deal edit D-1 amount=12万 -q
$ salesctl -c alias.up='deal edit D-1' up amount=13万 -q; salesctl log --limit 1 -F jsonl | jq -r .command
deal edit D-1 amount=13万 -q
$ salesctl help mine
mine is an alias of yours: deal list owner:李娜 'stage:open' --fields id,amount
$ salesctl min
salesctl: there is no command 'min'
hint: did you mean 'salesctl mine'?
[2]
$ salesctl --no-config mine
salesctl: there is no command 'mine'
hint: salesctl help
[2]
$ salesctl alias list | sed "s|$HOME|~|g"
name	command	origin
mine	deal list owner:李娜 'stage:open' --fields id,amount	~/.config/salesctl/config.yaml:2
$ salesctl alias get mine
deal list owner:李娜 'stage:open' --fields id,amount
$ salesctl alias get yours
salesctl: alias get: there is no alias 'yours'
[1]
$ salesctl alias set 'two words' x
salesctl: alias set: an alias is named by letters, digits, '-' and '_', not 'two words'
[2]
$ salesctl alias set deal 'deal list'
salesctl: alias set: 'deal' is a command already: no alias can replace it
[2]
$ salesctl alias set a mine
salesctl: alias set: it stands for the alias 'mine': an alias stands for a command, not for an alias
[2]
$ salesctl alias set a "deal 'list"
salesctl: alias set: a quote is not closed: deal 'list
[2]
$ salesctl -c alias.a=b -c alias.b=a b
salesctl: -c: alias.b: it stands for the alias 'a': an alias stands for a command, not for an alias
[78]
$ salesctl -c alias.a=a a
salesctl: -c: alias.a: it stands for the alias 'a': an alias stands for a command, not for an alias
[78]
$ salesctl -c alias.a= deal list
salesctl: -c alias.a: this is empty: expected COMMAND
[2]
$ salesctl -c 'alias.hi=!echo hi' hi there
salesctl: the alias 'hi' runs a shell: options stand behind it
[2]
$ salesctl -c 'alias.hi=!echo hi' -n hi there
salesctl: the alias 'hi' runs a shell: options stand behind it
[2]
$ salesctl alias set hi '!echo hi' -q && salesctl -C . hi there; salesctl -n hi
hi there
salesctl: the alias 'hi' runs a shell: options stand behind it
[2]
$ salesctl alias set loop "!salesctl loop" -q; salesctl loop
salesctl: loop calls itself in a circle
[69]
$ salesctl alias unset mine -q; salesctl mine
salesctl: there is no command 'mine'
hint: salesctl help
[2]

# A department that is somebody else's may not name what runs here, until one
# says so.
$ salesctl trust 2>&1 | sed "s|$HOME|~|g"
wrote trusted: ~/sales to ~/.config/salesctl/config.yaml
$ salesctl trust 2>&1 | sed "s|$HOME|~|g"
'~/sales' is trusted already
$ salesctl trust /
salesctl: trust: there is no department in '/'
[66]
