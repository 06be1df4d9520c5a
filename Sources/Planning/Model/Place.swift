public import CivilTime
public import ScenarioText

/// Where meetings are held.
public struct Place: Hashable, Sendable {
  public var id: String
  public var name: String
  /// ISO 3166 alpha-2, shown in outputs.
  public var country: String?
  /// IANA time zone identifier.
  public var zone: String
  /// Degrees of latitude and longitude.
  public var position: Position?
  /// The name of the place's work calendar; an online place has the scenario's weekend and no holidays.
  public var calendar: String
  public var isOnline: Bool
  /// Days on which no meeting may be here.
  public var blackouts: [Ruled<DayRange>]
  public var notes: String?
  public var source: SourcePlace

  public init(
    id: String, name: String, country: String? = nil, zone: String, position: Position? = nil, calendar: String,
    isOnline: Bool = false, blackouts: [Ruled<DayRange>] = [], notes: String? = nil, source: SourcePlace
  ) {
    self.id = id
    self.name = name
    self.country = country
    self.zone = zone
    self.position = position
    self.calendar = calendar
    self.isOnline = isOnline
    self.blackouts = blackouts
    self.notes = notes
    self.source = source
  }
}

/// A point on the Earth in degrees.
public struct Position: Hashable, Sendable {
  public var latitude: Double
  public var longitude: Double

  public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// Whole days that lie clear between items of one party at two places.
public struct Travel: Hashable, Sendable {
  public struct Band: Hashable, Sendable {
    /// Kilometres; nil in the last band, which is for every distance beyond.
    public var upToKilometres: Int?
    public var days: Int

    public init(upToKilometres: Int?, days: Int) {
      self.upToKilometres = upToKilometres
      self.days = days
    }
  }

  public struct Pair: Hashable, Sendable {
    public var from: String
    public var to: String
    public var days: Int

    public init(from: String, to: String, days: Int) {
      self.from = from
      self.to = to
      self.days = days
    }
  }

  /// Bands of great-circle distance, nearest first; used where no pair is given.
  public var bands: [Band]
  /// Directed; a symmetric pair of the file stands here twice.
  public var pairs: [Pair]
  public var source: SourcePlace?

  public init(bands: [Band] = [], pairs: [Pair] = [], source: SourcePlace? = nil) {
    self.bands = bands
    self.pairs = pairs
    self.source = source
  }
}
