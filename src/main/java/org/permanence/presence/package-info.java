/**
 * The present state of each responder on duty, from the live calls and the last report of the PBX: one rule for desks and wallboards. A
 * coordinator may end a rest.
 */
package org.permanence.presence;
