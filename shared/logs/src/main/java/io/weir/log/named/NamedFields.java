package io.weir.log.named;

import io.weir.log.RejectReason;
import io.weir.log.Request;
import io.weir.log.RequestFields;
import io.weir.log.Slice;
import io.weir.log.value.Addresses;
import io.weir.log.value.NameTable;
import io.weir.log.value.Numbers;
import io.weir.log.value.RequestLine;
import io.weir.log.value.TimeReader;
import io.weir.log.value.Values;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a format that come by name: field name, what it fills, how it is read. A shape
 * lists them once; for each record their values are put where {@link #slot} says and then read by
 * {@link #fill}. A field may go by several names, separated by spaces. Not thread-safe.
 *
 * <p>Each method that lists a field returns the slice that its value will be in, for a shape that
 * looks at it itself.
 */
public final class NamedFields {
  private enum Reading {
    COUNT,
    SECONDS,
    SECONDS_WITH_UNIT,
    MILLIS
  }

  /** Takes one of several values of a field. */
  @FunctionalInterface
  public interface Taker {
    void take(byte[] bytes, int start, int end);
  }

  private static final Taker FIRST_COUNTS = (bytes, start, end) -> {};

  private record Figure(Slice value, NumberField to, Reading reading) {}

  private record Address(Slice value, Slice to, NumberField port, boolean mayBePort) {}

  private final RequestFields request;
  private final TimeReader timeReader = new TimeReader();
  private final List<String> names = new ArrayList<>();
  private final List<Slice> listed = new ArrayList<>();
  private final List<Taker> takers = new ArrayList<>();
  private final List<Slice> textsListed = new ArrayList<>();
  private final List<Figure> numbersListed = new ArrayList<>();
  private final List<Address> addressesListed = new ArrayList<>();
  private Slice[] slots = {};
  private Slice[] texts = {};
  private Figure[] numbers = {};
  private Address[] addresses = {};
  private final Slice time = new Slice();
  private RejectReason reason = RejectReason.MISSING_FIELD;

  public NamedFields(RequestFields request) {
    this.request = request;
  }

  /** Returns what is filled; the same object each time. */
  public RequestFields request() {
    return request;
  }

  /** Lists a field that the shape looks at itself. */
  public Slice kept(String fieldNames) {
    return list(fieldNames, new Slice());
  }

  /** Lists fields that are known and not used, so that they are no drift. */
  public void unused(String fieldNames) {
    list(fieldNames, new Slice());
  }

  /** Lists the time of the record, in ISO 8601; {@link #fillTime} reads it. */
  public Slice time(String fieldNames) {
    return list(fieldNames, time);
  }

  /** Lists a text; nothing and {@code -} are absent. */
  public Slice text(String fieldNames, Slice to) {
    textsListed.add(to);
    return list(fieldNames, to);
  }

  /** Lists a whole number. */
  public Slice count(String fieldNames, NumberField to) {
    return number(fieldNames, to, Reading.COUNT);
  }

  /** Lists a number of seconds, with decimals or without. */
  public Slice seconds(String fieldNames, NumberField to) {
    return number(fieldNames, to, Reading.SECONDS);
  }

  /** Lists a number of milliseconds, with decimals or without. */
  public Slice millis(String fieldNames, NumberField to) {
    return number(fieldNames, to, Reading.MILLIS);
  }

  /** As {@link #seconds}, with an {@code s} behind it or not. */
  public Slice secondsWithUnit(String fieldNames, NumberField to) {
    return number(fieldNames, to, Reading.SECONDS_WITH_UNIT);
  }

  /** Lists an address that may have a port. */
  public Slice address(String fieldNames, Slice to, NumberField port) {
    return address(fieldNames, new Address(new Slice(), to, port, false));
  }

  /** As the other, for a name that some deliveries give to the port alone. */
  public Slice addressOrPort(String fieldNames, Slice to, NumberField port) {
    return address(fieldNames, new Address(new Slice(), to, port, true));
  }

  private Slice address(String fieldNames, Address address) {
    addressesListed.add(address);
    return list(fieldNames, address.value());
  }

  /** Lists a field that may stand several times, in lists of objects; each value is handed over. */
  public void each(String fieldNames, Taker taker) {
    list(fieldNames, new Slice());
    takers.set(takers.size() - 1, taker);
  }

  private Slice number(String fieldNames, NumberField to, Reading reading) {
    Figure number = new Figure(new Slice(), to, reading);
    numbersListed.add(number);
    return list(fieldNames, number.value());
  }

  private Slice list(String fieldNames, Slice slot) {
    names.add(fieldNames);
    listed.add(slot);
    takers.add(FIRST_COUNTS);
    return slot;
  }

  /** Ends the list and returns where the names stand in it. */
  public NameTable table() {
    slots = listed.toArray(new Slice[0]);
    texts = textsListed.toArray(new Slice[0]);
    numbers = numbersListed.toArray(new Figure[0]);
    addresses = addressesListed.toArray(new Address[0]);
    return new NameTable(names.toArray(new String[0]));
  }

  /** Forgets the record before, and what was filled from it. */
  public void clear() {
    request.clear();
    for (Slice slot : slots) {
      slot.clear();
    }
  }

  /** Returns where the value of the field at the position belongs. */
  public Slice slot(int position) {
    return slots[position];
  }

  /** Takes a value of the field at the position; the first counts, unless each is taken. */
  public void take(int position, byte[] bytes, int start, int end) {
    takers.get(position).take(bytes, start, end);
    Slice slot = slots[position];
    if (slot.isAbsent()) {
      slot.set(bytes, start, end - start);
    }
  }

  /** Reads the time; false, with the reason, when there is none or it is none. */
  public boolean fillTime() {
    if (time.isAbsent()) {
      return fail(RejectReason.MISSING_FIELD);
    }
    request.timeMicros = timeReader.read(time.array(), time.offset(), Values.end(time));
    return request.timeMicros != Numbers.BAD || fail(RejectReason.BAD_TIME);
  }

  /**
   * Reads everything, the time first; false, with the reason, when the field that every record has
   * is not there, or anything is not what it should be.
   */
  public boolean fillWith(Slice needed) {
    return (!needed.isAbsent() || fail(RejectReason.MISSING_FIELD)) && fillTime() && fill();
  }

  /** Reads everything but the time; false, with the reason, when a number is none. */
  public boolean fill() {
    for (Figure number : numbers) {
      long value = read(number);
      if (value == Numbers.BAD || value > number.to().most()) {
        return fail(RejectReason.BAD_NUMBER);
      }
      number.to().set(request, value);
    }
    for (Slice text : texts) {
      if (text.length() <= 1) {
        RequestLine.setText(text, text.array(), text.offset(), Values.end(text));
      }
    }
    for (Address address : addresses) {
      if (!address.value().isAbsent()) {
        fill(address);
      }
    }
    return true;
  }

  private void fill(Address address) {
    Slice value = address.value();
    long alone = address.mayBePort() ? Values.count(value) : Numbers.BAD;
    long port =
        alone >= 0
            ? alone
            : Addresses.splitOptional(
                value.array(), value.offset(), Values.end(value), address.to());
    if (port >= 0 && port <= address.port().most()) {
      address.port().set(request, port);
    }
  }

  private static long read(Figure number) {
    Slice value = number.value();
    if (number.reading() == Reading.COUNT) {
      return Values.count(value);
    }
    if (number.reading() == Reading.MILLIS) {
      long micros = Values.micros(value);
      return micros < 0 ? micros : micros / 1000;
    }
    int end = Values.end(value);
    boolean unit =
        number.reading() == Reading.SECONDS_WITH_UNIT
            && value.length() > 0
            && value.array()[end - 1] == 's';
    return value.isAbsent()
        ? Request.ABSENT
        : Numbers.micros(value.array(), value.offset(), unit ? end - 1 : end);
  }

  /** Refuses the record; always false. */
  public boolean fail(RejectReason why) {
    reason = why;
    return false;
  }

  public RejectReason reason() {
    return reason;
  }
}
