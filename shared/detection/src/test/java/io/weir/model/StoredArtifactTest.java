package io.weir.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.bytes.Blob;
import io.weir.detect.Limit;
import io.weir.feature.Feature;
import io.weir.store.StoredModel;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What earlier versions stored is still read: a model of three days of made-up traffic. */
class StoredArtifactTest {
  @Test
  void version2_isReadAndScoresAsItDid() throws IOException {
    SourceModel model = ModelCodec.model(stored());
    assertThat(model.limits().of(Feature.REQUESTS))
        .isEqualTo(
            new Limit(
                4.387323943661972, 5.1743875208431644, 2.5785283370047987, 2.7224465313662782));
    assertThat(model.forest().threshold()).isEqualTo(0.7470286155431899);
    double[] usual = new double[model.forest().artifact().schema().size()];
    assertThat(model.forest().artifact().score(usual)).isEqualTo(0.43429028293466054);
    double[] shifted = usual.clone();
    Arrays.fill(shifted, 0.2);
    assertThat(model.forest().artifact().score(shifted)).isEqualTo(0.911751391166509);
  }

  @Test
  void modelOfAllFeatures_isReadAndScoresAsItDid() throws IOException {
    byte[] artifact;
    try (InputStream in = StoredArtifactTest.class.getResourceAsStream("model-2.pb.gz")) {
      artifact = new GZIPInputStream(in).readAllBytes();
    }
    StoredModel stored =
        new StoredModel(
            "app/shop/50dc6c495c0c9188@3600s",
            "2026-03-04T12-00-00Z-bc6f08a0",
            Blob.of(artifact),
            resource("manifest-2.json"));
    SourceModel model = ModelCodec.model(stored);
    assertThat(model.forest().threshold()).isEqualTo(0.7980644106024323);
    double[] usual = new double[model.forest().artifact().schema().size()];
    assertThat(model.forest().artifact().score(usual)).isEqualTo(0.3708203475554334);
    assertThat(ModelCodec.write(stored.source(), stored.version(), model)).isEqualTo(stored);
  }

  static StoredModel stored() throws IOException {
    return new StoredModel(
        "app/shop/50dc6c495c0c9188",
        "2026-03-05T00-10-01Z",
        resource("model-version-2.pb"),
        resource("manifest-version-2.json"));
  }

  private static Blob resource(String name) throws IOException {
    try (InputStream in = StoredArtifactTest.class.getResourceAsStream(name)) {
      return Blob.of(in.readAllBytes());
    }
  }
}
