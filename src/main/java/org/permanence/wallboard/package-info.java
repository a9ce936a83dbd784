/**
 * The wallboard in the room and the coordinators' own: the line's load at this moment, with the figures of the day and the alerts beside
 * it. No content of a call can reach this package.
 */
package org.permanence.wallboard;
