/**
 * What the line's work comes to: a figure is defined once, in {@link org.permanence.figure.Figure}, from sums that are defined once, in
 * {@link org.permanence.figure.Sum}. The day on the wallboard, any period of the past, the exports and the need for responders are made of
 * them, so that they agree. Knows no screen, and nothing that a caller said.
 */
package org.permanence.figure;
