/**
 * The people who answer: who they are, who lends them, how they are rung, and whether they are on duty. The private number of a responder
 * is in one table of this package and leaves it only as {@link org.permanence.pbx.Reach.HomePhone}, for the plan.
 */
package org.permanence.responder;
