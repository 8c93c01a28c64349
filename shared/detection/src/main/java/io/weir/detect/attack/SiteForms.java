package io.weir.detect.attack;

import io.weir.window.Dimension;
import io.weir.window.FormTally;
import io.weir.window.Window;
import java.util.List;

/**
 * The forms of request in a window that look like attacks, and like the site's own language: a
 * large part of its clients send them, each of them a few, and they are answered well. What one
 * window shows proves nothing; {@link io.weir.incident.Habits} asks for hours of it.
 */
final class SiteForms {
  /** More requests of one client in a window are not what others do. */
  static final long MOST_OF_A_CLIENT = 30;

  private static final double LEAST_CLIENTS = 5;
  private static final double LEAST_SHARE = 0.1;
  private static final double ANSWERED_WELL = 0.8;

  /** An application has a few forms of its own; many at once are a scan by many. */
  private static final int MOST_FORMS = 8;

  private SiteForms() {}

  static List<FormTally> of(Window window) {
    double clients = window.distinct(Dimension.CLIENT);
    List<FormTally> forms =
        window.threatForms().stream().filter(form -> isOrdinary(form, clients)).toList();
    return forms.size() <= MOST_FORMS ? forms : List.of();
  }

  private static boolean isOrdinary(FormTally form, double clients) {
    return form.clients() >= LEAST_CLIENTS
        && form.clients() >= LEAST_SHARE * clients
        && form.answeredWell() >= ANSWERED_WELL * form.requests()
        && form.requests() <= MOST_OF_A_CLIENT * form.clients();
  }
}
