package io.weir.cloud.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Where the code of a function lies. */
public final class ClassPaths {
  private ClassPaths() {}

  /**
   * Returns the class path of the function: its deployable jar with Lambda's own libraries, or all
   * that this process has where the jar has not been built.
   */
  public static List<Path> of(FunctionSpec spec, Class<?> handler) {
    Path code = location(handler);
    Path jar = code.resolveSibling(spec.jarName());
    if (!Files.isRegularFile(jar)) {
      return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Path::of)
          .toList();
    }
    return of(jar);
  }

  /** Returns the class path of a function with the deployable jar: Lambda's own libraries too. */
  public static List<Path> of(Path jar) {
    return Stream.of(
            jar, location(AWSLambda.class), location(PojoSerializer.class), location(Context.class))
        .toList();
  }

  /** Returns whether the class path has the deployable jar. */
  public static boolean isDeployable(FunctionSpec spec, List<Path> classPath) {
    return classPath.get(0).endsWith(spec.jarName());
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no file: " + type, e);
    }
  }
}
