/**
 * What coordinators are told before it hurts: {@link org.permanence.alert.AlertRule} says what holds,
 * {@link org.permanence.alert.AlertBook} makes occurrences of it, {@link org.permanence.alert.AlertMails} tells each of them once. Judged
 * from a {@link org.permanence.alert.Situation}, whoever puts it together.
 */
package org.permanence.alert;
