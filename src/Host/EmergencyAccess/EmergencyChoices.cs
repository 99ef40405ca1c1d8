using Coordination.Domain.EmergencyAccess;
using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Pages.Forms;

namespace Coordination.Host.EmergencyAccess;

/// <summary>The kinds of emergency that a form offers, in the reader's language.</summary>
public static class EmergencyChoices
{
    extension(Say say)
    {
        public IReadOnlyList<Option> Emergencies =>
            [.. CodeNames.All<Emergency>().Select(code => new Option(code, say.Code("emergency", code)))];
    }
}
