package io.weir.log.azure;

import io.weir.log.FormatDescription;
import io.weir.log.LogFormat;
import io.weir.log.ObjectName;
import io.weir.log.format.Drift;
import io.weir.log.format.Format;
import io.weir.log.format.Layout;
import io.weir.log.format.LineParser;
import io.weir.log.format.RecordText;
import io.weir.log.json.JsonParser;
import java.util.Optional;

/** The access log of Azure Front Door. */
public final class FrontDoor implements Format {
  @Override
  public LogFormat name() {
    return LogFormat.AZURE_FRONT_DOOR;
  }

  @Override
  public boolean ofRecord(RecordText record) {
    return record.has("FrontDoorAccessLog") || record.has("FrontdoorAccessLog");
  }

  @Override
  public Optional<ObjectName> ofKey(String key) {
    return AzureResource.ofKey(key, "frontdoor", name());
  }

  @Override
  public LineParser parser(Layout layout, String key, Drift drift) {
    return new JsonParser(new FrontDoorFields(), "properties");
  }

  @Override
  public FormatDescription description() {
    return new FormatDescription(
        LogFormat.AZURE_FRONT_DOOR,
        "Azure Front Door: Standard, Premium and classic",
        "the category FrontDoorAccessLog",
        "",
        "{\"time\":\"2026-03-01T12:00:01.5Z\",\"category\":\"FrontDoorAccessLog\",\"propertie"
            + "s\":{\"httpMethod\":\"GET\",\"requestUri\":\"https://shop.example:443/cart\",\"clien"
            + "tIp\":\"198.51.100.7\",\"httpStatusCode\":\"200\",\"timeTaken\":\"0.035\"}}");
  }
}
