using Coordination.Domain.Bookings;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.Programs;

namespace Coordination.Specs.Kernel;

public class NamingAndTitling
{
    public static TheoryData<string, string> Fitting { get; } = new()
    {
        { "an apostrophe", "Siobh\u00e1n O\u2019Brien" },
        { "a hyphen", "Anne-Marie Ll\u0175yd" },
        { "Arabic", "\u0639\u0628\u062f \u0627\u0644\u0644\u0647" },
        { "Persian, with a joiner inside a word", "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627" },
        { "Sinhala, with a joiner inside a word", "\u0dc1\u0dca\u200d\u0dbb\u0dd3" },
        { "a family of one sign", "Tea \ud83d\udc69\u200d\ud83d\udc67" },
        { "the flag of Wales", "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc77\udb40\udc6c\udb40\udc73\udb40\udc7f" },
        { "a direction that ends", "\u2067\u05d0\u2069 and \u202babc\u202c" },
        { "marks of direction", "\u200fabc\u200e" },
        { "one within another", "\u2066a\u202bb\u202c\u2069" },
    };

    public static TheoryData<string, string> Unfit { get; } = new()
    {
        { "nothing", "" },
        { "blanks", " \u00a0\u3000" },
        { "an escape", "Soup\u001b[31m" },
        { "a bell", "Soup\u0007" },
        { "a line", "Soup\nand bread" },
        { "a tab", "Soup\tand bread" },
        { "a control of eight bits", "Soup\u0085" },
        { "a delete", "Soup\u007f" },
        { "a line of Unicode", "Soup\u2028and bread" },
        { "a paragraph of Unicode", "Soup\u2029and bread" },
        { "an override without an end", "Soup \u202egnp.exe" },
        { "an embedding without an end", "\u202aSoup" },
        { "an isolate without an end", "Soup \u2067" },
        { "an end without a beginning", "Soup \u202c" },
        { "an end of an isolate without one", "Soup \u2069" },
        { "ends in the wrong order", "\u2067\u202bSoup\u2069\u202c" },
        { "an isolate that an embedding ends", "\u2067Soup\u202c" },
        { "nothing but joiners", "\u200d\u200c\u200d" },
        { "nothing but a space of no width", "\u200b" },
        { "nothing but a byte order mark", "\ufeff" },
        { "nothing but a soft hyphen", "\u00ad" },
        { "nothing but fillers", "\u3164\u115f\u1160\uffa0" },
        { "nothing but the blank of Braille", "\u2800" },
        { "nothing but marks", "\u0301\ufe0f\u034f" },
        { "nothing but directions", "\u2067\u2069" },
    };

    [Theory, MemberData(nameof(Fitting))]
    public void What_people_are_called_is_taken_as_they_write_it(string what, string name) => OneLine.Is(name).Should().BeTrue(what);

    [Theory, MemberData(nameof(Unfit))]
    public void What_hides_or_turns_is_no_name(string what, string name) => OneLine.Is(name).Should().BeFalse(what);

    [Theory, MemberData(nameof(Unfit))]
    public void It_names_no_session_no_community_and_no_program(string what, string name)
    {
        new PlanSession(Any.Id<SessionId>(1), name, Category.Food, Any.On(3, 5, 10), 120, Any.Ward, Any.Seats(2))
            .Decide(null, Any.ByCoordinator).Should().BeOfType<Decision<SessionEvent>.Refused>(what).Which.Why
            .Should().Be(PlanSession.TitleLength);
        new FoundCommunity(Any.Id<CommunityId>(1), "mill-street", name, "Europe/London", Any.Ada, [])
            .Decide(null, Any.ByCoordinator).Should().BeOfType<Decision<CommunityEvent>.Refused>(what).Which.Why
            .Should().Be(FoundCommunity.NameLength);
        new IssueToken(Any.Id<ProgramId>(1), name, [Scope.ReadToday], 30, Any.ByCoordinator.Now)
            .Decide(null, Any.ByCoordinator).Should().BeOfType<Decision<ProgramEvent>.Refused>(what).Which.Why
            .Should().Be(IssueToken.NameLength);
    }
}
