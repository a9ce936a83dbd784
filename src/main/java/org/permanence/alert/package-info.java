/**
 * Early warnings to coordinators: {@link org.permanence.alert.AlertRule} finds the conditions that hold,
 * {@link org.permanence.alert.AlertBook} turns them into occurrences, {@link org.permanence.alert.AlertMails} mails each of them once. The
 * input is a {@link org.permanence.alert.Situation}, from any source.
 */
package org.permanence.alert;
