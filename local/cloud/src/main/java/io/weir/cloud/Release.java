package io.weir.cloud;

import io.weir.cloud.lambda.ClassPaths;
import io.weir.cloud.lambda.FunctionSpec;
import io.weir.cloud.lambda.LambdaFunction;
import io.weir.cloud.lambda.RuntimeClientFunction;
import io.weir.cloud.stack.Stack;
import io.weir.cloud.stack.Template;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A release as it is deployed: the template of a checkout, and the jars that were packaged there.
 */
final class Release {
  private final Path checkout;
  private final Template template;
  private final Stack stack;

  /**
   * Returns the release.
   *
   * @param parameters of the template that have other values than their defaults
   * @throws FileNotFoundException if a function of it is not packaged
   */
  Release(Path checkout, Map<String, String> parameters) throws IOException {
    this.checkout = checkout;
    this.template = Template.parse(Files.readString(checkout.resolve("template.yaml")));
    this.stack = new Stack(template, parameters);
    for (String id : functions()) {
      if (!Files.isRegularFile(jar(id))) {
        throw new FileNotFoundException(jar(id) + ": package the functions first");
      }
    }
  }

  /** Returns the logical ids of its functions. */
  List<String> functions() {
    return stack.functions();
  }

  /** Returns the function in a process of its own, which writes what it logs to the file. */
  LambdaFunction function(String logicalId, Map<String, String> servers, Path log) {
    FunctionSpec spec = stack.function(logicalId, servers);
    return new RuntimeClientFunction(spec, ClassPaths.of(jar(logicalId)), log);
  }

  private Path jar(String logicalId) {
    return checkout.resolve(template.properties(logicalId).get("CodeUri").toString());
  }
}
