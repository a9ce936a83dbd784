/**
 * The line's work in figures: a figure is defined once, in {@link org.permanence.figure.Figure}, from sums that are defined once, in
 * {@link org.permanence.figure.Sum}. The day on the wallboard, any period of the past, the exports and the need for responders use these
 * definitions, so that they agree. Knows no screen and no content of a call.
 */
package org.permanence.figure;
