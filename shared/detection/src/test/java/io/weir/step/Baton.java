package io.weir.step;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Threads of which one runs at a time, handed on from call to call: whoever holds the other end
 * decides who goes on, so that a run can be repeated. On a Java that has virtual threads they are
 * such, which hand on some ten times quicker.
 */
final class Baton {
  private static final ThreadLocal<Worker> CURRENT = new ThreadLocal<>();

  /** One worker's work, which stands still until it is stepped. */
  static final class Worker {
    private final Semaphore go = new Semaphore(0);
    private final Semaphore stopped = new Semaphore(0);
    private volatile boolean done;

    Worker(Runnable work) {
      start(
          () -> {
            CURRENT.set(this);
            go.acquireUninterruptibly();
            try {
              work.run();
            } finally {
              done = true;
              stopped.release();
            }
          });
    }

    /** Lets it go on to its next pause, or its end. */
    void step() {
      go.release();
      stopped.acquireUninterruptibly();
    }

    boolean isDone() {
      return done;
    }
  }

  private Baton() {}

  /** Hands the baton back. Outside of a worker it does nothing. */
  static void pause() {
    Worker worker = CURRENT.get();
    if (worker != null) {
      worker.stopped.release();
      worker.go.acquireUninterruptibly();
    }
  }

  /** Returns what the work gives, done in a thread of the kind that workers have. */
  static <T> T call(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    start(
        () -> {
          try {
            result.complete(work.get());
          } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        });
    return result.join();
  }

  private static void start(Runnable work) {
    try {
      // As of Java 21, which this is not compiled for.
      Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
    } catch (NoSuchMethodException | UnsupportedOperationException e) {
      Thread thread = new Thread(work);
      thread.setDaemon(true);
      thread.start();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
