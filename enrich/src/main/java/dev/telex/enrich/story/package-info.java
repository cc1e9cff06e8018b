/// Which articles tell one story: one real-world event, not one kind of event.
///
/// The door is [dev.telex.enrich.story.Stories]. An article becomes a profile
/// ([dev.telex.enrich.story.ArticleReader]), the profile finds the stories that share its telling features
/// ([dev.telex.enrich.story.Postings]), each of them is scored ([dev.telex.enrich.story.Likeness]), and the
/// best takes the article in, or it opens a story of its own.
@NullMarked
package dev.telex.enrich.story;

import org.jspecify.annotations.NullMarked;
