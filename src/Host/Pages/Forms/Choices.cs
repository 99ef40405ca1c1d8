using Coordination.Domain.Kernel;
using Coordination.Host.Language;

namespace Coordination.Host.Pages.Forms;

/// <summary>The codes a form offers, said in the reader's language.</summary>
public static class Choices
{
    private static readonly IReadOnlyList<string> categories = CodeNames.All<Category>(), units = CodeNames.All<Unit>(),
        levels = CodeNames.All<VettingLevel>(), causes = CodeNames.All<Cause>();
    private static readonly string[] unmet =
        ["no-stock", "no-capacity", "no-skill", "out-of-area", "out-of-hours", "ineligible", "no-consent", "unsafe", "unreachable",
        "too-late", "funding", "person-declined-option", "helper-unavailable"];
    private static readonly string[] shortfalls =
        ["no-stock", "no-capacity", "person-declined", "person-declined-option", "met-elsewhere", "no-longer-needed", "too-late", "funding",
        "helper-unavailable"];
    private static readonly string[] withdrawals = ["no-longer-needed", "not-wanted", "person-declined", "too-late"];
    private static readonly string[] authorities =
        ["verbal-consent", "written-consent", "attorney-or-deputy", "parental", "professional-referral", "emergency"];
    private static readonly string[] channels = ["phone", "desk", "paper", "sms"];

    private static readonly string[] reasons = [.. Domain.Kernel.Reasons.Known];

    extension(Say say)
    {
        public IReadOnlyList<Option> Categories => say.All("category", categories);
        public IReadOnlyList<Option> KindsOf(Served served) => say.All("category", served.Kinds);
        public IReadOnlyList<Option> Units => say.All("unit-name", units);
        public IReadOnlyList<Option> UnmetCauses => say.All("cause", unmet);
        public IReadOnlyList<Option> EveryCause => say.All("cause", causes);
        public IReadOnlyList<Option> Shortfalls => say.All("cause", shortfalls);
        public IReadOnlyList<Option> Withdrawals => say.All("cause", withdrawals);
        public IReadOnlyList<Option> Authorities => say.All("authority", authorities);
        public IReadOnlyList<Option> Channels => say.All("channel", channels);

        public IReadOnlyList<Option> VettingLevels => say.All("vetting-level", levels);

        public IReadOnlyList<Option> Reasons => say.All("reason", reasons);

        private IReadOnlyList<Option> All(string family, IReadOnlyList<string> codes) =>
            [.. codes.Select(code => new Option(code, say.Code(family, code)))];
    }
}
