package io.weir.functions.ingest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one message says.
 *
 * @param deliveries the objects that were created, in the message's order
 * @param passedOver what else it tells of, and how often: test messages, deletions, restores
 */
record News(List<Delivery> deliveries, Map<String, Integer> passedOver) {
  News {
    deliveries = List.copyOf(deliveries);
    passedOver = new TreeMap<>(passedOver);
  }
}
