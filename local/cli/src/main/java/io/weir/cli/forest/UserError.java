package io.weir.cli.forest;

/** Something the user can put right; the message is one line and stands alone. */
final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UserError(String message) {
    super(message);
  }
}
