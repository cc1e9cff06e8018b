/// Items that come by themselves: what hubs push (W3C WebSub), and what publishers post.
///
/// A hub, or a balancer in front of several processes, calls whichever process it reaches; so each of them knows
/// all push sources and all subscriptions ([dev.telex.ingest.push.Directory]) and takes what comes for any of them.
/// Only a feed's owner asks hubs for something ([dev.telex.ingest.push.Subscriptions]).
@NullMarked
package dev.telex.ingest.push;

import org.jspecify.annotations.NullMarked;
