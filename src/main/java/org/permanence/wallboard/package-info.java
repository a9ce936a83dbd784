/**
 * What coordinators see: the line's load at this moment, its figures, its history, and the alerts that are told before it hurts. A figure is defined once,
 * in {@link org.permanence.wallboard.Figure}, from sums that are defined once, in {@link org.permanence.wallboard.Sum}; every screen and every export asks
 * there, so that they agree. Nothing that a caller said can reach this package.
 */
package org.permanence.wallboard;
