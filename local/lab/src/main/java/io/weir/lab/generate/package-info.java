/**
 * Traffic that is made up, with labels of what is in it: {@link
 * io.weir.lab.generate.TrafficGenerator} writes any window of any seed, always the same. What is in
 * it is chosen in {@link io.weir.lab.generate.Scenarios} and {@link io.weir.lab.generate.Weeks}.
 */
package io.weir.lab.generate;
