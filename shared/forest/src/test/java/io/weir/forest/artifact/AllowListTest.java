package io.weir.forest.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import io.weir.forest.Examples;
import io.weir.forest.ForestSettings;
import io.weir.forest.IsolationForestTrainer;
import io.weir.forest.Points;
import io.weir.forest.ThresholdRule;
import io.weir.forest.artifact.ArtifactException.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tribuo.protos.core.ImmutableFeatureMapProto;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.protos.core.VariableInfoProto;
import org.tribuo.transform.TransformTrainer;
import org.tribuo.transform.TransformationMap;
import org.tribuo.transform.transformations.MeanStdDevTransformation;

class AllowListTest {
  private static final IsolationForestTrainer TRAINER =
      new IsolationForestTrainer(ForestSettings.defaults().withTrees(5), ThresholdRule.fixed(0.6));
  private static final ModelProto MODEL =
      TRAINER.train(Examples.dataset(Points.cloud(300, 3, 1)), Map.of()).serialize();

  /** Notes that it was initialised, which a name in a file must not bring about. */
  static final class Trap {
    static {
      System.setProperty("weir.test.trap", "sprung");
    }

    private Trap() {}
  }

  @Test
  void ownModel_isAllowed() throws Exception {
    AllowList.check(MODEL);
  }

  @Test
  void otherClass_isNotEvenInitialised() {
    String trap = AllowListTest.class.getName() + "$Trap";
    assertRefused(MODEL.toBuilder().setClassName(trap).build(), trap);
    assertThat(System.getProperty("weir.test.trap")).isNull();
  }

  @Test
  void otherMessageType_isRefused() {
    Any other = MODEL.getSerializedData().toBuilder().setTypeUrl("type.googleapis.com/x").build();
    assertRefused(MODEL.toBuilder().setSerializedData(other).build(), "type.googleapis.com/x");
  }

  @Test
  void otherClassInTheProvenance_isRefused() {
    byte[] bytes = MODEL.toByteArray();
    byte[] name = "org.tribuo.DataSource".getBytes(UTF_8);
    int at = indexOf(bytes, name);
    assertThat(at).isPositive();
    bytes[at + name.length - 1] ^= 1;
    assertThatThrownBy(() -> ArtifactReader.deserialize(bytes))
        .isInstanceOfSatisfying(
            ArtifactException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_ALLOWED))
        .hasMessageContaining("org.tribuo.DataSourcd");
  }

  @Test
  void endlessNesting_isRefused() {
    Any nested = Any.getDefaultInstance();
    for (int i = 0; i < 2_000; i++) {
      VariableInfoProto info = VariableInfoProto.newBuilder().setSerializedData(nested).build();
      nested =
          Any.newBuilder()
              .setTypeUrl("type.googleapis.com/tribuo.core.ImmutableFeatureMapProto")
              .setValue(ImmutableFeatureMapProto.newBuilder().addInfo(info).build().toByteString())
              .build();
    }
    assertRefused(MODEL.toBuilder().setSerializedData(nested).build(), "nested so deep");
  }

  @Test
  void modelOfAnotherKind_isRefused() {
    ModelProto scaled =
        new TransformTrainer<>(
                TRAINER, new TransformationMap(List.of(new MeanStdDevTransformation())))
            .train(Examples.dataset(Points.cloud(300, 3, 1)))
            .serialize();
    assertRefused(scaled, "org.tribuo.transform.TransformedModel");
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int at = 0; at + part.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
        return at;
      }
    }
    return -1;
  }

  private static void assertRefused(ModelProto model, String name) {
    assertThatThrownBy(() -> ArtifactReader.deserialize(model.toByteArray()))
        .isInstanceOfSatisfying(
            ArtifactException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_ALLOWED))
        .hasMessageContaining(name);
  }
}
