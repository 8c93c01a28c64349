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

/** The access log of an Azure Application Gateway. */
public final class AppGateway implements Format {
  @Override
  public LogFormat name() {
    return LogFormat.AZURE_APPLICATION_GATEWAY;
  }

  @Override
  public boolean ofRecord(RecordText record) {
    return record.has("ApplicationGatewayAccess");
  }

  @Override
  public Optional<ObjectName> ofKey(String key) {
    return AzureResource.ofKey(key, "applicationgateway", name());
  }

  @Override
  public LineParser parser(Layout layout, String key, Drift drift) {
    return new JsonParser(new AppGatewayFields(), "properties");
  }

  @Override
  public FormatDescription description() {
    return new FormatDescription(
        LogFormat.AZURE_APPLICATION_GATEWAY,
        "Azure Application Gateway, v1 and v2",
        "the category ApplicationGatewayAccessLog",
        "",
        "{\"timeStamp\":\"2026-03-01T12:00:01Z\",\"resourceId\":\"/SUBSCRIPTIONS/0/RESOURCEGR"
            + "OUPS/SHOP/PROVIDERS/MICROSOFT.NETWORK/APPLICATIONGATEWAYS/EDGE\",\"operationName\":"
            + "\"ApplicationGatewayAccess\",\"category\":\"ApplicationGatewayAccessLog\",\"properti"
            + "es\":{\"clientIP\":\"198.51.100.7\",\"httpMethod\":\"GET\",\"requestUri\":\"/cart\","
            + "\"httpStatus\":200,\"timeTaken\":0.034}}");
  }
}
