/**
 * Dated slots with a target headcount, and who is on them. Shifts come by themselves from the regimes of the lines, some weeks ahead;
 * people are put on them by coordinators; {@code org.permanence.routing} carries their beginnings and ends out.
 */
package org.permanence.shift;
