/**
 * Events that asterisk-java does not know, and one class for all events of the dialplan. asterisk-java finds a class by the event's name,
 * instantiates it by reflection and fills it through public setters. So these are public top-level classes named after their events; only
 * {@link org.permanence.pbx.asterisk} uses them.
 */
package org.permanence.pbx.asterisk.event;
