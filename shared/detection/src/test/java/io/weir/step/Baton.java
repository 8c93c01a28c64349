package io.weir.step;

import java.util.concurrent.Semaphore;

/**
 * Threads of which one runs at a time, handed on from call to call: whoever holds the other end
 * decides who goes on, so that a run can be repeated.
 */
final class Baton {
  private static final ThreadLocal<Worker> CURRENT = new ThreadLocal<>();

  /** One worker's work, which stands still until it is stepped. */
  static final class Worker {
    private final Semaphore go = new Semaphore(0);
    private final Semaphore stopped = new Semaphore(0);
    private volatile boolean done;

    Worker(Runnable work) {
      Thread thread =
          new Thread(
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
      thread.setDaemon(true);
      thread.start();
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
}
