/// A scenario in which every key of the language stands at least once.
let everyConstruct = """
  convene: 1
  id: every-construct
  title: Every construct
  horizon: 2024-01-01 .. 2024-12-31
  data-date: 2024-02-01
  calendar: kazakhstan
  notes: [first remark, second remark]
  calendars:
    kazakhstan: {weekend: [sat, sun], holidays: holidays/KZ.ics}
    china: {holidays: [2024-10-01 .. 2024-10-07, 2024-05-01, holidays/CN.ics], working-days: [2024-10-12]}
    gulf: {weekend: [fri, sat]}
    all: {all-of: [kazakhstan, china, {weekend: [fri, sat]}]}
    any: {any-of: [kazakhstan, gulf]}
  blackouts: [2024-12-30 .. 2024-12-31, {is: 2024-07-01, why: stocktaking, owner: Secretariat, firm: true}]
  places:
    almaty: {name: Almaty, country: KZ, zone: Asia/Almaty, position: [43.24, 76.89], calendar: kazakhstan}
    xining: {zone: Asia/Shanghai, position: [36.6255, 101.7574], calendar: china, blackouts: [2024-08-01 .. 2024-08-05]}
    doha: {zone: Asia/Qatar, calendar: {weekend: [fri, sat]}, notes: by the sea}
    online: {name: Online, zone: Asia/Almaty, online: true}
  travel:
    by-distance: [{beyond: true, days: 2}, {up-to-km: 1500, days: 1}]
    pairs: [{between: [almaty, doha], days: 1}, {from: xining, to: doha, days: 3}]
  parties:
    chair: {name: The Chair}
    members: {name: Member States, exclusive: false, courtesy: [holidays/KZ.ics, "holidays/C*.ics"]}
    experts: {exclusive: {is: true, soft: 7, why: they can split}}
  teams:
    drafting: {name: Drafters, capacity: 3}
    translation: {capacity: {is: 2, soft: {per-day: 4}}}
  bodies:
    soc:
      name: Senior Officials
      members: [chair, {party: members, attendance: optional, absence: 4}, {party: experts, attendance: optional}]
      place: [almaty, {place: xining, cost: 5, why: far}]
      notice: {stage: circulated, clear: 20 days, soft: {per-day: 2}}
      silence: 14 days
      spacing: {at-least: 30 days, at-most: 6 months, soft: 3}
      weekdays: [thu, mon, tue, wed]
      blackouts: [2024-08-10 .. 2024-08-20]
    board: {place: {is: doha, why: seat}, weekdays: {is: [sun, mon], soft: {per-day: 1}}}
  events:
    fair: {name: Trade fair, dates: 2024-09-02 .. 2024-09-06, hours: 09:00-18:00, place: xining, parties: [chair],
      blocks: {parties: [members], places: [almaty], why: busy}, avoid: {parties: [experts], places: [doha], cost: 5}}
    day: {dates: 2024-06-05}
  meetings:
    soc-1: {body: soc, takes: 2 days, status: held, dates: 2024-01-15}
    soc-2:
      name: Second session
      body: soc
      takes: 2 days
      window: [2024-05-01 .. 2024-05-31, 2024-01-20 .. 2024-03-31]
      prefer: {start: 2024-03-11, weight: high, why: as ever}
      status: announced
      parties: [experts]
      needs:
        - {document: paper, stage: circulated, lead: 2 weeks, soft: 3, why: reading}
        - {task: room, lead: {working-days: 5, calendar: china}}
        - {document: paper}
      weekdays: {is: [mon, tue], soft: 2}
      open-days: {is: true, soft: {per-day: 3}}
      notes: in the old hall
    board-1: {body: board, dates: 2024-04-08 .. 2024-04-10, hours: 09:30-18:00, status: confirmed}
    board-2: {body: board, takes: 1 week, dates: {is: 2024-06-02, soft: {per-day: 4}, firm: true}}
    dinner: {alongside: fair, optional: {if-held: 40, if-dropped: 2}, prefer: {between: 2024-09-03 .. 2024-09-04, early-per-day: 2, late-per-day: 6}}
    talk: {alongside: {is: dinner, why: same guests}, held-with: dinner, open-days: false}
    walk: {place: online, optional: true, window: {is: 2024-07-01 .. 2024-07-31, soft: {per-day: 2}}, status: tentative}
    lost: {place: almaty, dates: 2024-01-05, status: cancelled}
  document-kinds:
    concept-paper:
      stages:
        - {name: drafted, takes: 25 working days, team: drafting, people: 2}
        - {name: circulated, takes: 0 days}
        - {name: approved, decided-by: soc, or-silence: true}
  documents:
    paper:
      name: The paper
      kind: concept-paper
      stages:
        - {name: drafted, done: 2024-01-20}
        - {name: circulated, takes: 10 working days, calendar: china}
      due: {is: 2024-06-28, soft: {per-day: 3}}
      calendar: kazakhstan
    report:
      stages:
        - {name: collected, takes: 2 weeks}
        - {name: written, takes: 30 working days (china), started: 2024-01-10, remaining: 8 working days, team: translation}
        - {name: agreed, decided-by: {is: [board-2, board-1], why: both may}, then-silence: true, silence: 10 days}
      optional: true
      needed-by: [{task: room}, {meeting: walk, stage: written, lead: 1 month}]
    note: {kind: concept-paper, stages: [{name: approved, takes: 3 days}], held-with: walk, due: 2024-08-30}
  tasks:
    room: {name: Book the room, takes: {working-days: 5}, team: drafting, people: 1, calendar: any, due: 2024-05-31}
    visas: {takes: 30 days, started: 2024-01-25, needs: [{task: lists}], needed-by: [{meeting: board-2, lead: 10 days}]}
    lists: {takes: 1 day, done: 2024-01-24}
    gifts: {takes: 2 days, calendar: {weekend: [sun]}, optional: {is: true, if-dropped: 3, why: nice}, held-with: dinner}
  order:
    - {first: soc-2, then: board-2, at-least: 1 week, at-most: 3 months, why: in turn, soft: 2}
    - {first: paper, then: walk, type: SS, at-least: -3 days}
    - {first: report.collected, then: gifts, type: FF}
    - {first: day, then: fair, type: SF, at-most: {months: 4}, soft: {per-day: 1}, owner: Protocol}
  costs: {weekend-day: 3, member-on-holiday: 2, silence: 20, absence: 12, low: 2, normal: 4, high: 11}
  """
