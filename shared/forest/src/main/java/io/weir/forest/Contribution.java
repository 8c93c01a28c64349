package io.weir.forest;

/**
 * One feature's part in a score.
 *
 * @param feature the feature's name
 * @param value its value in the point
 * @param median its median over the training examples
 * @param pathLength by how many edges it changed the mean path length; negative means it made the
 *     point more anomalous
 * @param direction on which side of the median the value lies
 */
public record Contribution(
    String feature, double value, double median, double pathLength, Direction direction) {}
