/**
 * Dated slots with a target headcount, and the people on them. Shifts are created automatically from the regimes of the lines, some weeks
 * ahead; coordinators assign people to them; {@code org.permanence.routing} applies their beginnings and ends.
 */
package org.permanence.shift;
