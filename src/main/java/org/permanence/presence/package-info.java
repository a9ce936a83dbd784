/**
 * What each responder who is on duty does at this moment, from the calls of this moment and what the PBX last said: one rule for desks and
 * for wallboards. A coordinator may end a rest.
 */
package org.permanence.presence;
