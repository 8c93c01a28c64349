package io.weir.log;

/** What the named fields of one format mean, whatever delivery they come in. */
interface RecordShape {
  /** Returns where the names stand in the values. */
  NameTable names();

  /** Returns how many values there are. */
  int size();

  /**
   * Fills the request, which was cleared, from the values; absent ones are absent slices.
   *
   * @return the fate of the record; {@link #reason()} tells why when it is rejected
   */
  LineParser.Fate read(Slice[] values, Request request);

  RejectReason reason();

  LogFormat format();
}
