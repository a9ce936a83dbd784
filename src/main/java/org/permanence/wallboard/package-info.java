/**
 * The screen on the wall and the coordinators' own: the line's load at this moment, with the figures of the day and the alerts beside it.
 * Nothing that a caller said can reach this package.
 */
package org.permanence.wallboard;
