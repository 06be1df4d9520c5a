/// Files of the system: bounded reads, atomic writes, sorted globs and locks.
public enum Files {}
