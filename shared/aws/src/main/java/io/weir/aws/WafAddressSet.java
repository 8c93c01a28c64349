package io.weir.aws;

import io.weir.json.JsonObject;
import io.weir.store.outbound.AddressSet;
import io.weir.threat.allow.AddressRange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An IP set of AWS WAF, by the two calls {@code GetIPSet} and {@code UpdateIPSet}.
 *
 * <p>Source: AWS WAFV2 API Reference. A lock token goes with each state of the set; an update with
 * another one is refused by {@code WAFOptimisticLockException}. The SDK's own module can take the
 * place of this class.
 */
public final class WafAddressSet implements AddressSet {
  private static final String CLOUDFRONT = "CLOUDFRONT";
  private static final String GLOBAL_REGION = "us-east-1";
  private static final int PARTS_OF_ARN = 6;

  private final JsonService waf;
  private final String scope;
  private final String name;
  private final String id;

  private WafAddressSet(JsonService waf, String scope, String name, String id) {
    this.waf = waf;
    this.scope = scope;
    this.name = name;
    this.id = id;
  }

  /**
   * Returns the set of the ARN, such as {@code
   * arn:aws:wafv2:eu-central-1:123456789012:regional/ipset/weir-v4/a1b2}.
   *
   * @param endpoint where the service is; empty for AWS itself, by region
   */
  public static WafAddressSet of(String arn, Optional<URI> endpoint) {
    String[] parts = arn.split(":", PARTS_OF_ARN);
    String[] path = parts.length == PARTS_OF_ARN ? parts[PARTS_OF_ARN - 1].split("/") : parts;
    if (path.length != 4 || !path[1].equals("ipset")) {
      throw new IllegalArgumentException("no ARN of an IP set: " + arn);
    }
    boolean global = path[0].equals("global");
    String region = global ? GLOBAL_REGION : parts[3];
    String suffix = parts[1].equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
    URI service = endpoint.orElse(URI.create("https://wafv2." + region + "." + suffix + "/"));
    return new WafAddressSet(
        new JsonService("wafv2", "AWSWAF_20190729", region, service),
        global ? CLOUDFRONT : "REGIONAL",
        path[2],
        path[3]);
  }

  @Override
  public Contents read() throws IOException {
    JsonObject answer =
        waf.call(
            "GetIPSet",
            out -> {
              out.writeStartObject();
              out.writeStringField("Name", name);
              out.writeStringField("Scope", scope);
              out.writeStringField("Id", id);
              out.writeEndObject();
            });
    Set<String> ranges = new TreeSet<>();
    for (String range : answer.object("IPSet").texts("Addresses")) {
      ranges.add(plain(range));
    }
    return new Contents(ranges, answer.text("LockToken"));
  }

  @Override
  public boolean replace(Set<String> ranges, Contents before) throws IOException {
    try {
      waf.call(
          "UpdateIPSet",
          out -> {
            out.writeStartObject();
            out.writeStringField("Name", name);
            out.writeStringField("Scope", scope);
            out.writeStringField("Id", id);
            out.writeArrayFieldStart("Addresses");
            for (String range : ranges) {
              out.writeString(range);
            }
            out.writeEndArray();
            out.writeStringField("LockToken", before.token());
            out.writeEndObject();
          });
      return true;
    } catch (JsonService.RefusedException e) {
      if (e.type().equals("WAFOptimisticLockException")) {
        return false;
      }
      throw e;
    }
  }

  /** The service writes IPv6 in more than one way. */
  private static String plain(String range) throws IOException {
    int slash = range.indexOf('/');
    if (slash < 0 || range.indexOf(':') < 0) {
      return range;
    }
    byte[] address =
        AddressRange.address(range.substring(0, slash))
            .orElseThrow(() -> new IOException("no range: " + range));
    return InetAddress.getByAddress(address).getHostAddress() + range.substring(slash);
  }
}
