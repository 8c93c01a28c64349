package io.weir.step;

import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.SplittableRandom;

/** Stores that let others in before each call, and in which calls and their callers may fail. */
final class Faults {
  /** The end of a process: nothing in it catches that. */
  static final class Death extends Error {
    @Serial private static final long serialVersionUID = 1;
  }

  private final SplittableRandom random;
  private final double rate;
  private boolean calm;
  private int deaths;
  private int failures;

  /** Returns faults of each of four kinds in this share of the calls. */
  Faults(long seed, double rate) {
    this.random = new SplittableRandom(seed);
    this.rate = rate;
  }

  /** From now on nothing fails. */
  void calm() {
    calm = true;
  }

  int deaths() {
    return deaths;
  }

  int failures() {
    return failures;
  }

  <T> T in(Class<T> type, T store) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Baton.pause();
              mayDie();
              mayFail();
              Object answer;
              try {
                answer = method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              mayDie();
              // The answer is lost: what was asked for is done all the same.
              mayFail();
              return answer;
            }));
  }

  private void mayDie() {
    if (!calm && random.nextDouble() < rate) {
      deaths++;
      throw new Death();
    }
  }

  private void mayFail() {
    if (!calm && random.nextDouble() < rate) {
      failures++;
      throw new UncheckedIOException(new IOException("cannot be reached"));
    }
  }
}
