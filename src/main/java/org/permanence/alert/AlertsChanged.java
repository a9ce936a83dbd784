package org.permanence.alert;

/**
 * A coordinator changed a threshold or acknowledged an alert. Fired as a CDI event after the change, on the thread that made it: observers
 * must be quick.
 *
 * @param thresholds true: a threshold changed, which {@link Alerts#read} reads; false: somebody acknowledged an alert, which is in memory
 */
public record AlertsChanged(boolean thresholds) {}
