package io.weir.feature;

/**
 * The scale on which a feature's values are compared. Each makes the spread of a quantity about the
 * same at low and at high values, so that one robust spread describes it.
 */
public enum Scale {
  /** {@code ln(1 + x)}: counts, bytes and durations, which vary by factors. */
  LOG {
    @Override
    double forth(double value) {
      return Math.log1p(value);
    }

    @Override
    double back(double value) {
      return Math.max(0, Math.expm1(value));
    }
  },
  /** {@code asin(sqrt(p))}: shares; its sampling deviation is 1 / (2 sqrt(n)) for any p. */
  SHARE {
    @Override
    double forth(double value) {
      return Math.asin(Math.sqrt(Math.min(1, Math.max(0, value))));
    }

    @Override
    double back(double value) {
      double sine = Math.sin(Math.min(Math.PI / 2, Math.max(0, value)));
      return sine * sine;
    }
  },
  LINEAR {
    @Override
    double forth(double value) {
      return value;
    }

    @Override
    double back(double value) {
      return value;
    }
  };

  abstract double forth(double value);

  abstract double back(double value);
}
