/** Calendars to subscribe to: each person's shifts, for the calendar on their telephone. */
package org.permanence.calendar;
