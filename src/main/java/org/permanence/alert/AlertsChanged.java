package org.permanence.alert;

/**
 * A coordinator changed what is told or shown of alerts. Fired as a CDI event once it is so, on the thread that changed it: observers are
 * quick.
 *
 * @param thresholds it is a threshold, which {@link Alerts#read} reads; else somebody acknowledged an alert, which is in memory
 */
public record AlertsChanged(boolean thresholds) {}
