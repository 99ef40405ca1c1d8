namespace Coordination.Host.Language;

/// <summary>
/// The order of people on screen and paper: A–Z by the rules of the page's language, then those whose name is closed, erased people last.
/// </summary>
public static class NameOrder
{
    public static IEnumerable<T> ByName<T>(this IEnumerable<T> all, Func<T, Opened> nameOf) =>
        all.OrderBy(one => nameOf(one) switch { { IsErased: true } => 2, { Text: null } => 1, _ => 0 })
            .ThenBy(one => nameOf(one).Text, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(one => nameOf(one).Key, StringComparer.Ordinal);
}
