/**
 * Events that asterisk-java does not know, and all of the dialplan's as one. It finds a class by the event's name, makes it by reflection
 * and fills it through public setters, and so they are public top-level classes named after their events; nothing outside
 * {@link org.permanence.pbx.asterisk} uses them.
 */
package org.permanence.pbx.asterisk.event;
