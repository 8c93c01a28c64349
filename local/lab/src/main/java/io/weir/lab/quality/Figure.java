package io.weir.lab.quality;

/** How many rows of a group were flagged, of all and of the held-out third. */
final class Figure {
  private final String set;
  private final String group;
  private final boolean attack;
  private int rows;
  private int flagged;
  private int heldOutRows;
  private int heldOutFlagged;

  Figure(String set, String group, boolean attack) {
    this.set = set;
    this.group = group;
    this.attack = attack;
  }

  void add(Row row, boolean hit) {
    rows++;
    flagged += hit ? 1 : 0;
    heldOutRows += row.heldOut() ? 1 : 0;
    heldOutFlagged += row.heldOut() && hit ? 1 : 0;
  }

  void add(Figure other) {
    rows += other.rows;
    flagged += other.flagged;
    heldOutRows += other.heldOutRows;
    heldOutFlagged += other.heldOutFlagged;
  }

  String set() {
    return set;
  }

  String group() {
    return group;
  }

  boolean attack() {
    return attack;
  }

  int rows() {
    return rows;
  }

  int flagged() {
    return flagged;
  }

  double share() {
    return rows == 0 ? 0 : (double) flagged / rows;
  }

  int heldOutRows() {
    return heldOutRows;
  }

  int heldOutFlagged() {
    return heldOutFlagged;
  }

  double heldOutShare() {
    return heldOutRows == 0 ? 0 : (double) heldOutFlagged / heldOutRows;
  }
}
