/// The calendar of the sample plan, with plain line ends.
enum SampleCalendar {
  static let text = """
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Convene//Convene//EN
    CALSCALE:GREGORIAN
    NAME:Forums and sessions\\, 2024
    X-WR-CALNAME:Forums and sessions\\, 2024
    REFRESH-INTERVAL;VALUE=DURATION:PT6H
    X-PUBLISHED-TTL:PT6H
    BEGIN:VTIMEZONE
    TZID:Asia/Almaty
    BEGIN:STANDARD
    DTSTART:19700101T000000
    TZOFFSETFROM:+0600
    TZOFFSETTO:+0600
    END:STANDARD
    BEGIN:STANDARD
    DTSTART:20240301T000000
    TZOFFSETFROM:+0600
    TZOFFSETTO:+0500
    END:STANDARD
    END:VTIMEZONE
    BEGIN:VTIMEZONE
    TZID:Asia/Shanghai
    BEGIN:STANDARD
    DTSTART:19700101T000000
    TZOFFSETFROM:+0800
    TZOFFSETTO:+0800
    END:STANDARD
    END:VTIMEZONE
    BEGIN:VTIMEZONE
    TZID:Europe/Vienna
    BEGIN:DAYLIGHT
    DTSTART:20230326T020000
    TZOFFSETFROM:+0100
    TZOFFSETTO:+0200
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
    END:DAYLIGHT
    BEGIN:STANDARD
    DTSTART:20231029T030000
    TZOFFSETFROM:+0200
    TZOFFSETTO:+0100
    RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
    END:STANDARD
    END:VTIMEZONE
    BEGIN:VEVENT
    UID:soc-1.sample@convene
    DTSTAMP:20240108T000000Z
    SEQUENCE:0
    DTSTART;VALUE=DATE:20240108
    DTEND;VALUE=DATE:20240109
    SUMMARY:First session
    STATUS:CONFIRMED
    TRANSP:OPAQUE
    X-MICROSOFT-CDO-BUSYSTATUS:BUSY
    CATEGORIES:Senior Officials Committee
    LOCATION:Astana
    GEO:51.1694;71.4491
    END:VEVENT
    BEGIN:VEVENT
    UID:soc-2.sample@convene
    DTSTAMP:20240108T000000Z
    SEQUENCE:0
    DTSTART;VALUE=DATE:20240216
    DTEND;VALUE=DATE:20240218
    SUMMARY:Second session
    STATUS:TENTATIVE
    TRANSP:OPAQUE
    X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE
    CATEGORIES:Senior Officials Committee
    LOCATION:Astana
    GEO:51.1694;71.4491
    DESCRIPTION:Not earlier than 16 February 2024: needs notice of Plan of the 
     Forum: circulated\\, closed 20 days before (rule notice).\\nIt can move late
     r by 78 days while no other meeting moves.\\nReady by 26 January 2024: Plan
      of the Forum: circulated
    END:VEVENT
    BEGIN:VEVENT
    UID:forum-plan.approved_due.sample@convene
    DTSTAMP:20240108T000000Z
    SEQUENCE:0
    DTSTART;VALUE=DATE:20240217
    DTEND;VALUE=DATE:20240218
    SUMMARY:Due: Plan of the Forum: approved
    STATUS:TENTATIVE
    TRANSP:TRANSPARENT
    X-MICROSOFT-CDO-BUSYSTATUS:FREE
    CATEGORIES:Document
    DESCRIPTION:Decided at Second session.\\nReady by 5 May 2024 for Think Tank 
     Forum.
    END:VEVENT
    BEGIN:VEVENT
    UID:report.approved_due.sample@convene
    DTSTAMP:20240108T000000Z
    SEQUENCE:0
    DTSTART;VALUE=DATE:20240304
    DTEND;VALUE=DATE:20240305
    SUMMARY:Due: Annual report: approved
    STATUS:TENTATIVE
    TRANSP:TRANSPARENT
    X-MICROSOFT-CDO-BUSYSTATUS:FREE
    CATEGORIES:Document
    DESCRIPTION:Decided when the silence procedure expires.\\nDue 28 June 2024.
    END:VEVENT
    BEGIN:VEVENT
    UID:forum.sample@convene
    DTSTAMP:20240108T000000Z
    SEQUENCE:0
    DTSTART;TZID=Asia/Shanghai:20240520T093000
    DTEND;TZID=Asia/Shanghai:20240520T180000
    SUMMARY:Think Tank Forum (day 1 of 3)
    STATUS:CONFIRMED
    TRANSP:OPAQUE
    X-MICROSOFT-CDO-BUSYSTATUS:BUSY
    CATEGORIES:Meeting
    LOCATION:西宁\\, Qinghai
    GEO:36.6255;101.7574
    DESCRIPTION:Not earlier than 1 May 2024: its window opens on 1 May 2024 (ru
     le window).\\nIt starts when preferred. Why: the host proposed it\\nIt can m
     ove later by 62 days while no other meeting moves.\\nReady by 19 April 2024
     : Host-country agreement\\nReady by 5 May 2024: Plan of the Forum: approved
     \\nAbsent: Press\\, radio\\; and "web"\\nRoom 12\\, second floor\\; bring badges
    END:VEVENT
    BEGIN:VEVENT
    UID:forum_day-2.sample@convene
    DTSTAMP:20240108T000000Z
    SEQUENCE:0
    DTSTART;TZID=Asia/Shanghai:20240521T093000
    DTEND;TZID=Asia/Shanghai:20240521T180000
    SUMMARY:Think Tank Forum (day 2 of 3)
    STATUS:CONFIRMED
    TRANSP:OPAQUE
    X-MICROSOFT-CDO-BUSYSTATUS:BUSY
    CATEGORIES:Meeting
    LOCATION:西宁\\, Qinghai
    GEO:36.6255;101.7574
    DESCRIPTION:Not earlier than 1 May 2024: its window opens on 1 May 2024 (ru
     le window).\\nIt starts when preferred. Why: the host proposed it\\nIt can m
     ove later by 62 days while no other meeting moves.\\nReady by 19 April 2024
     : Host-country agreement\\nReady by 5 May 2024: Plan of the Forum: approved
     \\nAbsent: Press\\, radio\\; and "web"\\nRoom 12\\, second floor\\; bring badges
    END:VEVENT
    BEGIN:VEVENT
    UID:forum_day-3.sample@convene
    DTSTAMP:20240108T000000Z
    SEQUENCE:0
    DTSTART;TZID=Asia/Shanghai:20240522T093000
    DTEND;TZID=Asia/Shanghai:20240522T180000
    SUMMARY:Think Tank Forum (day 3 of 3)
    STATUS:CONFIRMED
    TRANSP:OPAQUE
    X-MICROSOFT-CDO-BUSYSTATUS:BUSY
    CATEGORIES:Meeting
    LOCATION:西宁\\, Qinghai
    GEO:36.6255;101.7574
    DESCRIPTION:Not earlier than 1 May 2024: its window opens on 1 May 2024 (ru
     le window).\\nIt starts when preferred. Why: the host proposed it\\nIt can m
     ove later by 62 days while no other meeting moves.\\nReady by 19 April 2024
     : Host-country agreement\\nReady by 5 May 2024: Plan of the Forum: approved
     \\nAbsent: Press\\, radio\\; and "web"\\nRoom 12\\, second floor\\; bring badges
    END:VEVENT
    BEGIN:VEVENT
    UID:youth.sample@convene
    DTSTAMP:20240108T000000Z
    SEQUENCE:0
    DTSTART;TZID=Asia/Almaty:20240812T100000
    DTEND;TZID=Asia/Almaty:20240812T120000
    SUMMARY:Youth day
    STATUS:CANCELLED
    TRANSP:TRANSPARENT
    X-MICROSOFT-CDO-BUSYSTATUS:FREE
    CATEGORIES:Meeting
    LOCATION:Online
    END:VEVENT
    BEGIN:VEVENT
    UID:review.sample@convene
    DTSTAMP:20240108T000000Z
    SEQUENCE:0
    DTSTART;TZID=Europe/Vienna:20241024T100000
    DTEND;TZID=Europe/Vienna:20241025T000000
    SUMMARY:Review Conference
    STATUS:CONFIRMED
    TRANSP:OPAQUE
    X-MICROSOFT-CDO-BUSYSTATUS:BUSY
    CATEGORIES:Meeting
    LOCATION:Vienna
    DESCRIPTION:Not earlier than 24 October 2024: is pinned to 24 October 2024 
     (rule pin).\\nIt can move later by 0 days while no other meeting moves.
    END:VEVENT
    END:VCALENDAR

    """
}
