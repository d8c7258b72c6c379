;;; cases.el --- What a person does in Emacs, without one  -*- lexical-binding: t; -*-

;; Each case says what it looks at; the last line is the sum.

(require 'eglot)
(require 'xref)
(require 'flymake)

(defvar corpus (file-name-as-directory (getenv "RAPPORTEUR_CORPUS")))
(defvar passed 0)
(defvar failed 0)

(defun wait-for (what test)
  "Pump the loop until TEST gives something, at most 60 seconds; WHAT is named where it does not."
  (let ((until (+ (float-time) 60)) found)
    (while (and (not (setq found (funcall test))) (< (float-time) until))
      (accept-process-output nil 0.05))
    (or found (error "waited in vain for %s" what))))

(defun go-to (words)
  (goto-char (point-min))
  (let ((case-fold-search nil)) (search-forward words))
  (goto-char (match-beginning 0))
  (forward-char 1))

(defmacro deftest-case (name &rest body)
  (declare (indent 1))
  `(condition-case problem
       (progn ,@body (setq passed (1+ passed)) (princ (format "ok      %s\n" ,name)))
     (error (setq failed (1+ failed)) (princ (format "FAILED  %s\n        %S\n" ,name problem)))))

(defun ask (method &optional more)
  (jsonrpc-request (eglot--current-server-or-lose) method
                   (append (eglot--TextDocumentPositionParams) more)))

;; Without a mode for Markdown, as Emacs comes, notes are plain text: text-mode-hook starts the server.
(find-file (concat corpus "notes/2016-07-18-after-moscow.md"))
(unless (derived-mode-p 'text-mode) (text-mode))

(deftest-case "the server starts in a corpus"
  ;; Eglot connects behind the command that opened the file; without a person there is none.
  (run-hooks 'post-command-hook)
  (wait-for "a server" (lambda () (eglot-current-server)))
  (unless (equal (file-truename (project-root (project-current))) (file-truename corpus))
    (error "the corpus is %s" (project-root (project-current)))))

(deftest-case "findings are shown"
  (wait-for "a finding" (lambda ()
                          (flymake-start)
                          (seq-some (lambda (one) (string-match-p "280,000" (flymake-diagnostic-text one)))
                                    (flymake-diagnostics)))))

(deftest-case "a hover tells who"
  (go-to "John Kerry and")
  (let ((words (format "%s" (ask :textDocument/hover))))
    (unless (string-match-p "John Kerry" words) (error "the hover says %s" words))))

(deftest-case "a definition lies in an article"
  (go-to "John Kerry and")
  (let* ((found (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot)))
         (place (xref-location-group (xref-item-location (car found)))))
    (unless (string-match-p "articles/" place) (error "it leads to %s" place))))

(deftest-case "a name is completed"
  (let ((start (goto-char (point-max))))
    (insert "\nThey met Lavr")
    (eglot--signal-textDocument/didChange)
    (let* ((list (wait-for "a list" (lambda ()
                                      (append (plist-get (ask :textDocument/completion) :items) nil))))
           (labels (mapcar (lambda (one) (plist-get one :label)) list)))
      (delete-region start (point))
      (unless (member "Sergei Lavrov" labels) (error "it offers %s" labels)))))

(deftest-case "the outline has headings"
  (let ((words (format "%s" (jsonrpc-request (eglot--current-server-or-lose) :textDocument/documentSymbol
                                             (list :textDocument (eglot--TextDocumentIdentifier))))))
    (unless (string-match-p "280,000 deaths" words) (error "the outline is %s" words))))

(defun holds (file words)
  "Check that FILE holds all WORDS."
  (with-temp-buffer
    (insert-file-contents file)
    (dolist (one words)
      (goto-char (point-min))
      (unless (search-forward one nil t) (error "there is no \"%s\" in %s" one (buffer-string))))))

(deftest-case "an article comes in that was copied, and again it replaces nothing"
  (let ((note (current-buffer))
        (article (concat "Envoy closes seventh round without a date\n\nThe Harbour Gazette\n14 November 2017\n\n"
                         "GENEVA - The seventh round of talks ended on Tuesday, the office of the envoy said.\n\n"
                         "The war has killed more than 340,000 people, the Observatory said.\n")))
    (kill-new article)
    (call-interactively #'rapporteur-import)
    (let ((file (buffer-file-name)))
      (unless (string-match-p "/articles/2017-11-14" file) (error "it went to %s" file))
      (holds file '("Envoy closes seventh round" "2017-11-14" "340,000 people"))
      (with-temp-file file (insert "mine\n"))
      (set-buffer note)
      (call-interactively #'rapporteur-import)
      (if (equal (buffer-file-name) file) (error "the changed article was taken for the new one"))
      (holds file '("mine"))
      (delete-file file)
      (delete-file (buffer-file-name))
      (switch-to-buffer note))))

(deftest-case "the folder is set up"
  (let ((note (current-buffer)) (file (concat corpus "rapporteur.toml")))
    (rapporteur-init)
    (unless (eq (current-buffer) note) (error "one that is there was written anew"))
    (rename-file file (concat file ".kept"))
    (wait-for "a new one" (lambda ()
                            (set-buffer note)
                            (rapporteur-init)
                            (file-exists-p file)))
    (holds file '("Every key is optional"))
    (rename-file (concat file ".kept") file t)
    (switch-to-buffer note)))

(deftest-case "the server leaves with the last buffer"
  (eglot-shutdown (eglot-current-server) nil 5)
  (wait-for "its end" (lambda () (null (eglot-current-server)))))

(princ (format "%d passed, %d failed\n" passed failed))
(kill-emacs (if (zerop failed) 0 1))
;;; cases.el ends here
