using Coordination.Domain.Kernel;

namespace Coordination.Host.Access;

/// <summary>What a form was refused for, where the answer itself only leads to the page that says so.</summary>
public static class RefusedForms
{
    extension(HttpContext http)
    {
        public Refusal? RefusedFor
        {
            get => http.Items[typeof(RefusedForms)] as Refusal;
            set => http.Items[typeof(RefusedForms)] = value;
        }
    }
}
