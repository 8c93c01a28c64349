package io.weir.cli.files;

import io.weir.store.LogSource;
import io.weir.window.ObjectRef;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.LongAdder;

/** A source that knows how many bytes were read of it so far. Safe for use by several threads. */
public final class Counted implements LogSource {
  private final LogSource source;
  private final LongAdder bytes = new LongAdder();

  public Counted(LogSource source) {
    this.source = source;
  }

  /** Returns how many bytes were read, as stored. */
  public long bytes() {
    return bytes.sum();
  }

  @Override
  public InputStream open(ObjectRef object) throws IOException {
    return new CountedStream(source.open(object), bytes);
  }

  private static final class CountedStream extends FilterInputStream {
    private final LongAdder bytes;

    CountedStream(InputStream in, LongAdder bytes) {
      super(in);
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      bytes.add(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      bytes.add(Math.max(0, read));
      return read;
    }
  }
}
