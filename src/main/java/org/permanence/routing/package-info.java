/**
 * From people, shifts and lines to the desired state of the PBX. {@link org.permanence.routing.RosterRule} applies beginnings and ends of
 * shifts, {@link org.permanence.routing.PlanRule} computes the whole plan, {@link org.permanence.routing.Reconciler} brings the PBX to it.
 */
package org.permanence.routing;
