package io.weir.log;

/** What the named fields of one format mean, whatever delivery they come in. */
interface RecordShape {
  /** Returns what the fields of the format mean in the object with the key. */
  static RecordShape of(LogFormat format, String key) {
    return switch (format) {
      case ALB, CLASSIC_ELB, NLB -> new ElbShape(format);
      case CLOUDFRONT ->
          new CloudFrontShape(ObjectName.of(key).source().map(Slice::of).orElseGet(Slice::new));
      case AZURE_APPLICATION_GATEWAY -> new AppGatewayShape();
      case AZURE_FRONT_DOOR -> new FrontDoorShape();
      case GCP_LOAD_BALANCER -> new GcpShape();
    };
  }

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
